CREATE TABLE `former_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`business_id` text NOT NULL,
	`until` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `former_slugs_of_business` ON `former_slugs` (`business_id`);--> statement-breakpoint
CREATE TABLE `logos` (
	`business_id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `businesses` ADD `accent` text;--> statement-breakpoint
ALTER TABLE `businesses` ADD `retention_months` integer;--> statement-breakpoint
ALTER TABLE `businesses` ADD `closes_at` integer;--> statement-breakpoint
ALTER TABLE `ratings` ADD `answers` text;--> statement-breakpoint
ALTER TABLE `ratings` ADD `changed_in` integer;--> statement-breakpoint
CREATE INDEX `ratings_changed` ON `ratings` (`business_id`,`changed_in`) WHERE changed_in IS NOT NULL;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `status` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `look` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `texts` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `questions` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `origins` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `seen_on` text;