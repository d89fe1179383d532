CREATE TABLE `own_questions` (
	`key` text PRIMARY KEY NOT NULL,
	`business_id` text NOT NULL,
	`kind` text NOT NULL,
	`high` integer NOT NULL,
	`wording` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `own_questions_of_business` ON `own_questions` (`business_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `cases` ADD `opened_day` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `resolved_day` text;--> statement-breakpoint
ALTER TABLE `ratings` ADD `contact` text;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `ask_at_most` integer DEFAULT 4 NOT NULL;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `stage` text;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `subject_kind` text;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `review_url` text;