CREATE TABLE `bursts` (
	`business_id` text NOT NULL,
	`number` integer NOT NULL,
	`touchpoint` text,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`ratings` integer DEFAULT 0 NOT NULL,
	`stars_1` integer DEFAULT 0 NOT NULL,
	`stars_2` integer DEFAULT 0 NOT NULL,
	`stars_3` integer DEFAULT 0 NOT NULL,
	`stars_4` integer DEFAULT 0 NOT NULL,
	`stars_5` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`business_id`, `number`),
	CONSTRAINT "bursts_stars" CHECK(min("bursts"."stars_1", "bursts"."stars_2", "bursts"."stars_3", "bursts"."stars_4", "bursts"."stars_5") >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `ratings` ADD `invalidated_at` integer;--> statement-breakpoint
ALTER TABLE `ratings` ADD `burst` integer;