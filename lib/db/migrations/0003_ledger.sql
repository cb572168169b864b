ALTER TABLE "inbox" ADD COLUMN "live_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "inbox_subject" ON "inbox" USING btree ("subject","id");