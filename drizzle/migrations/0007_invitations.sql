CREATE TABLE `invitations` (
	`business_id` text NOT NULL,
	`hash` blob NOT NULL,
	`touchpoint` text NOT NULL,
	`day` text NOT NULL,
	`channel` text NOT NULL,
	`locale` text NOT NULL,
	`expires_at` integer NOT NULL,
	`opened` integer DEFAULT false NOT NULL,
	`answered` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`business_id`, `hash`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invitations_by_end` ON `invitations` (`business_id`,`expires_at`);