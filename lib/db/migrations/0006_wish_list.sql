CREATE TABLE "wish_list_items" (
	"list_id" bigint NOT NULL,
	"product_id" text NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"variant" text NOT NULL,
	"slug" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wish_list_items_list_id_product_id_sku_pk" PRIMARY KEY("list_id","product_id","sku")
);
--> statement-breakpoint
CREATE TABLE "wish_lists" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wish_lists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key_digest" "bytea" NOT NULL,
	"share" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "wish_list_items" ADD CONSTRAINT "wish_list_items_list_id_wish_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."wish_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "wish_lists_key" ON "wish_lists" USING btree ("key_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "wish_lists_share" ON "wish_lists" USING btree ("share");--> statement-breakpoint
CREATE INDEX "wish_lists_changed" ON "wish_lists" USING btree ("changed_at");