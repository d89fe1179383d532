CREATE TABLE `arrivals` (
	`business_id` text PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`alert` text,
	`reply_hours` integer,
	`origin` text NOT NULL,
	`seq` integer NOT NULL,
	`changed_in` integer NOT NULL,
	`changed_seq` integer NOT NULL,
	`waiting` text NOT NULL,
	`alerted_at` integer
) STRICT, WITHOUT ROWID;
