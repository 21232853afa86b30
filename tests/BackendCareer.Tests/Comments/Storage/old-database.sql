-- The tables of the program of 27 November 2026, as SQLite tells them.
CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
CREATE TABLE "SenderKeys" (
    "Day" TEXT NOT NULL CONSTRAINT "PK_SenderKeys" PRIMARY KEY,
    "Secret" BLOB NOT NULL
);
CREATE TABLE "Bans" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bans" PRIMARY KEY,
    "ReaderKeyHash" BLOB NULL,
    "SenderHash" BLOB NULL,
    "Reason" TEXT NOT NULL,
    "Moderator" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "ExpiresUtc" TEXT NOT NULL
);
CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);
CREATE TABLE "Decisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Decisions" PRIMARY KEY,
    "BatchId" TEXT NOT NULL,
    "CommentId" TEXT NOT NULL,
    "Moderator" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "CommentVersion" INTEGER NOT NULL,
    "DecidedUtc" TEXT NOT NULL
);
CREATE TABLE "HelpfulVotes" (
    "CommentId" TEXT NOT NULL,
    "ReaderKeyHash" BLOB NOT NULL,
    CONSTRAINT "PK_HelpfulVotes" PRIMARY KEY ("CommentId", "ReaderKeyHash"),
    CONSTRAINT "FK_HelpfulVotes_Comments_CommentId" FOREIGN KEY ("CommentId") REFERENCES "Comments" ("Id") ON DELETE CASCADE
);
CREATE TABLE "Moderators" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Moderators" PRIMARY KEY,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);
CREATE TABLE "Reports" (
    "CommentId" TEXT NOT NULL,
    "ReaderKeyHash" BLOB NOT NULL,
    "Reason" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "SettledUtc" TEXT NULL,
    CONSTRAINT "PK_Reports" PRIMARY KEY ("CommentId", "ReaderKeyHash"),
    CONSTRAINT "FK_Reports_Comments_CommentId" FOREIGN KEY ("CommentId") REFERENCES "Comments" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_Moderators_UserId" FOREIGN KEY ("UserId") REFERENCES "Moderators" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_Moderators_UserId" FOREIGN KEY ("UserId") REFERENCES "Moderators" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_Moderators_UserId" FOREIGN KEY ("UserId") REFERENCES "Moderators" ("Id") ON DELETE CASCADE
);
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_Bans_ReaderKeyHash" ON "Bans" ("ReaderKeyHash");
CREATE INDEX "IX_Bans_SenderHash" ON "Bans" ("SenderHash");
CREATE INDEX "IX_Decisions_BatchId" ON "Decisions" ("BatchId");
CREATE INDEX "IX_Decisions_CommentId" ON "Decisions" ("CommentId");
CREATE INDEX "IX_HelpfulVotes_ReaderKeyHash" ON "HelpfulVotes" ("ReaderKeyHash");
CREATE INDEX "EmailIndex" ON "Moderators" ("NormalizedEmail");
CREATE UNIQUE INDEX "UserNameIndex" ON "Moderators" ("NormalizedUserName");
CREATE INDEX "IX_Reports_ReaderKeyHash" ON "Reports" ("ReaderKeyHash");
CREATE INDEX "IX_Reports_SettledUtc_CreatedUtc" ON "Reports" ("SettledUtc", "CreatedUtc");
CREATE TABLE "Comments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY,
    "ArticleId" TEXT NOT NULL,
    "AuthorName" TEXT NOT NULL,
    "BodyHash" BLOB NULL,
    "BodyHtml" TEXT NOT NULL,
    "BodyMarkdown" TEXT NOT NULL,
    "CreatedUtc" TEXT NOT NULL,
    "DecidedUtc" TEXT NULL,
    "Depth" INTEGER NOT NULL,
    "EditedUtc" TEXT NULL,
    "HelpfulCount" INTEGER NOT NULL,
    "HoldReasons" INTEGER NOT NULL,
    "IsAnswered" INTEGER NOT NULL,
    "IsClosed" INTEGER NOT NULL,
    "IsModerator" INTEGER NOT NULL,
    "IsPinned" INTEGER NOT NULL,
    "Kind" TEXT NULL,
    "ParentId" TEXT NULL,
    "ReaderKeyHash" BLOB NULL,
    "RendererVersion" INTEGER NOT NULL,
    "SenderHash" BLOB NULL,
    "Status" INTEGER NOT NULL,
    "ThreadId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Comments_Comments_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Comments" ("Id") ON DELETE RESTRICT
);
CREATE INDEX "IX_Comments_ArticleId_ParentId_IsPinned_CreatedUtc_Id" ON "Comments" ("ArticleId", "ParentId", "IsPinned" DESC, "CreatedUtc", "Id");
CREATE INDEX "IX_Comments_ArticleId_ParentId_IsPinned_HelpfulCount_CreatedUtc_Id" ON "Comments" ("ArticleId", "ParentId", "IsPinned", "HelpfulCount", "CreatedUtc" DESC, "Id" DESC);
CREATE INDEX "IX_Comments_ArticleId_Status_CreatedUtc_Id" ON "Comments" ("ArticleId", "Status", "CreatedUtc", "Id");
CREATE INDEX "IX_Comments_BodyHash_CreatedUtc" ON "Comments" ("BodyHash", "CreatedUtc");
CREATE INDEX "IX_Comments_CreatedUtc_Id" ON "Comments" ("CreatedUtc", "Id");
CREATE INDEX "IX_Comments_Newest" ON "Comments" ("ArticleId", "ParentId", "IsPinned", "CreatedUtc", "Id");
CREATE INDEX "IX_Comments_ParentId" ON "Comments" ("ParentId");
CREATE INDEX "IX_Comments_ReaderKeyHash_CreatedUtc" ON "Comments" ("ReaderKeyHash", "CreatedUtc");
CREATE INDEX "IX_Comments_SenderHash_CreatedUtc" ON "Comments" ("SenderHash", "CreatedUtc");
CREATE INDEX "IX_Comments_Status_CreatedUtc_Id" ON "Comments" ("Status", "CreatedUtc", "Id");
CREATE INDEX "IX_Comments_ThreadId_CreatedUtc_Id" ON "Comments" ("ThreadId", "CreatedUtc", "Id");
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122220722_Initial', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261122235303_Threads', '10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES ('20261123010755_Moderation', '10.0.14');
