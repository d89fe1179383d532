CREATE TABLE `businesses` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`website` text,
	`locale` text NOT NULL,
	`time_zone` text NOT NULL,
	`shard` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `businesses_slug_unique` ON `businesses` (`slug`);--> statement-breakpoint
CREATE TABLE `heads` (
	`business_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`version` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ratings` (
	`business_id` text NOT NULL,
	`stars` integer NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`touchpoint` text NOT NULL,
	`subject` text,
	`channel` text NOT NULL,
	`proof` text NOT NULL,
	`locale` text NOT NULL,
	`day` text NOT NULL,
	`comment` text,
	`author` text,
	`publish` integer NOT NULL,
	`received_at` integer NOT NULL,
	`amended_at` integer,
	`withdrawn_at` integer,
	`receipt_hash` blob,
	`fingerprint` blob NOT NULL,
	PRIMARY KEY(`business_id`, `stars`, `seq`),
	CONSTRAINT "ratings_stars" CHECK("ratings"."stars" BETWEEN 1 AND 5),
	CONSTRAINT "ratings_channel" CHECK("ratings"."channel" IN ('web', 'qr', 'email', 'phone', 'chat', 'in_person', 'kiosk', 'post', 'delivery', 'api')),
	CONSTRAINT "ratings_proof" CHECK("ratings"."proof" IN ('invited', 'receipt', 'open', 'staff', 'imported')),
	CONSTRAINT "ratings_comment" CHECK(octet_length("ratings"."comment") <= 20000),
	CONSTRAINT "ratings_author" CHECK(octet_length("ratings"."author") <= 400),
	CONSTRAINT "ratings_withdrawn" CHECK("ratings"."withdrawn_at" IS NULL OR ("ratings"."comment" IS NULL AND "ratings"."author" IS NULL))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `ratings_by_id` ON `ratings` (`business_id`,`id`);--> statement-breakpoint
CREATE TABLE `tallies` (
	`business_id` text NOT NULL,
	`subject` text NOT NULL,
	`day` text NOT NULL,
	`touchpoint` text NOT NULL,
	`question` text NOT NULL,
	`channel` text NOT NULL,
	`proof` text NOT NULL,
	`locale` text NOT NULL,
	`value` integer NOT NULL,
	`n` integer NOT NULL,
	`with_text` integer NOT NULL,
	PRIMARY KEY(`business_id`, `subject`, `day`, `touchpoint`, `question`, `channel`, `proof`, `locale`, `value`),
	CONSTRAINT "tallies_n" CHECK("tallies"."n" >= 0 AND "tallies"."with_text" BETWEEN 0 AND "tallies"."n")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `touchpoints` (
	`code` text PRIMARY KEY NOT NULL,
	`business_id` text NOT NULL,
	`name` text NOT NULL,
	`channel` text NOT NULL,
	`locales` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `touchpoints_of_business` ON `touchpoints` (`business_id`,`created_at`);