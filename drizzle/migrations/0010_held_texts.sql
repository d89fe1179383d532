CREATE TABLE `appeals` (
	`business_id` text NOT NULL,
	`seq` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`answered_at` integer,
	`outcome` text,
	PRIMARY KEY(`business_id`, `seq`),
	CONSTRAINT "appeals_text" CHECK(octet_length("appeals"."text") <= 4000),
	CONSTRAINT "appeals_outcome" CHECK("appeals"."outcome" IN ('shown', 'kept'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `businesses` ADD `holds` text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE `ratings` ADD `held_until` integer;--> statement-breakpoint
ALTER TABLE `ratings` ADD `queue_id` blob;--> statement-breakpoint
CREATE INDEX `ratings_held` ON `ratings` (`business_id`,`held_until`,`queue_id`) WHERE held_until IS NOT NULL;