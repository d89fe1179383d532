CREATE TABLE `case_events` (
	`business_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`business_id`, `seq`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `cases` (
	`business_id` text NOT NULL,
	`seq` integer NOT NULL,
	`status` text NOT NULL,
	`assignee_id` text,
	`opened_at` integer NOT NULL,
	`first_reply_at` integer,
	`resolved_at` integer,
	PRIMARY KEY(`business_id`, `seq`),
	CONSTRAINT "cases_status" CHECK("cases"."status" IN ('open', 'in_progress', 'resolved'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `cases_by_status` ON `cases` (`business_id`,`status`,`seq`);--> statement-breakpoint
CREATE INDEX `cases_by_assignee` ON `cases` (`business_id`,`assignee_id`,`seq`);--> statement-breakpoint
CREATE TABLE `rating_tags` (
	`business_id` text NOT NULL,
	`seq` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`business_id`, `seq`, `tag`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `rating_tags_by_tag` ON `rating_tags` (`business_id`,`tag`,`seq`);--> statement-breakpoint
CREATE TABLE `replies` (
	`business_id` text NOT NULL,
	`seq` integer NOT NULL,
	`text` text NOT NULL,
	`author` text NOT NULL,
	`replied_at` integer NOT NULL,
	`day` text NOT NULL,
	`edited_at` integer,
	PRIMARY KEY(`business_id`, `seq`),
	CONSTRAINT "replies_text" CHECK(octet_length("replies"."text") BETWEEN 1 AND 8000)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `testimonials` (
	`business_id` text NOT NULL,
	`seq` integer NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`business_id`, `seq`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `testimonials_in_order` ON `testimonials` (`business_id`,`place`,`seq`);--> statement-breakpoint
CREATE TABLE `withholdings` (
	`business_id` text NOT NULL,
	`seq` integer NOT NULL,
	`reason` text NOT NULL,
	`withheld_at` integer NOT NULL,
	PRIMARY KEY(`business_id`, `seq`),
	CONSTRAINT "withholdings_reason" CHECK("withholdings"."reason" IN ('personal_data', 'abuse_or_hate', 'off_topic', 'advertising', 'illegal', 'names_a_minor', 'legal_order', 'fraud'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `heads` ADD `work` integer DEFAULT 0 NOT NULL;