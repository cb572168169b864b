CREATE TABLE "content_reads" (
	"key" text PRIMARY KEY NOT NULL,
	"query" text NOT NULL,
	"params" text NOT NULL,
	"result" text NOT NULL,
	"read_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sender" text NOT NULL,
	"delivery_id" text NOT NULL,
	"body" "bytea" NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_owner" uuid,
	"lease_until" timestamp with time zone,
	"pages" jsonb,
	"committed_at" timestamp with time zone,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"revalidated_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cause" text NOT NULL,
	"recipient" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_owner" uuid,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"begun_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"message_id" text
);
--> statement-breakpoint
CREATE TABLE "stock" (
	"sku" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"document_rev" text NOT NULL,
	"document_updated_at" timestamp with time zone NOT NULL,
	"on_hand" integer NOT NULL,
	"sold_in_document" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"sold_here" integer NOT NULL,
	"removed_at" timestamp with time zone,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sku" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"market" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"notified_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_delivery" ON "inbox" USING btree ("sender","delivery_id");--> statement-breakpoint
CREATE INDEX "inbox_due" ON "inbox" USING btree ("next_attempt_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "inbox_aside" ON "inbox" USING btree ("id") WHERE state = 'aside';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_cause" ON "outbox" USING btree ("cause");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at","id") WHERE state = 'due';--> statement-breakpoint
CREATE INDEX "outbox_unsettled" ON "outbox" USING btree ("state","lease_until") WHERE state in ('sending', 'failed', 'unknown');--> statement-breakpoint
CREATE UNIQUE INDEX "stock_alerts_active" ON "stock_alerts" USING btree ("sku","email_key") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "stock_alerts_waiting" ON "stock_alerts" USING btree ("sku","created_at","id") WHERE state = 'waiting';