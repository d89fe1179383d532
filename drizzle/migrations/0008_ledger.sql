CREATE TABLE `checkpoints` (
	`business_id` text NOT NULL,
	`size` integer NOT NULL,
	`previous` integer NOT NULL,
	`root` blob NOT NULL,
	`signed_at` integer NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`business_id`, `size`),
	CONSTRAINT "checkpoints_grow" CHECK("checkpoints"."size" > "checkpoints"."previous")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `checkpoints_follow` ON `checkpoints` (`business_id`,`previous`);--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`business_id` text NOT NULL,
	`first` integer NOT NULL,
	`entries` text NOT NULL,
	PRIMARY KEY(`business_id`, `first`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_tiles` (
	`business_id` text NOT NULL,
	`level` integer NOT NULL,
	`n` integer NOT NULL,
	`hashes` blob NOT NULL,
	PRIMARY KEY(`business_id`, `level`, `n`),
	CONSTRAINT "ledger_tiles_whole" CHECK(length("ledger_tiles"."hashes") BETWEEN 32 AND 8192 AND length("ledger_tiles"."hashes") % 32 = 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `heads` ADD `size` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ratings` ADD `entry` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ratings` ADD `salt` blob;