using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackendCareer.Comments.Migrations
{
    /// <inheritdoc />
    public partial class Moderation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsAnswered",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("""
                UPDATE "Comments" SET
                    "IsAnswered" = EXISTS (SELECT 1 FROM "Comments" AS "answer" WHERE "answer"."ParentId" = "Comments"."Id"),
                    "RootId" = coalesce("RootId", "Id");
                """);

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_ContentHash_CreatedUtc",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_ParentId_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_RootId_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "Comments");

            migrationBuilder.RenameColumn(
                name: "RootId",
                table: "Comments",
                newName: "ThreadId");

            migrationBuilder.AlterColumn<Guid>(
                name: "ThreadId",
                table: "Comments",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EditedUtc",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "BodyHash",
                table: "Comments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DecidedUtc",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HelpfulCount",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "HoldReasons",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsModerator",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsPinned",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Comments",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ReaderKeyHash",
                table: "Comments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "Bans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderKeyHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SenderHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Moderator = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Moderator = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    From = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    CommentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HelpfulVotes",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderKeyHash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HelpfulVotes", x => new { x.CommentId, x.ReaderKeyHash });
                    table.ForeignKey(
                        name: "FK_HelpfulVotes_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Moderators",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Moderators", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReaderKeyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    CreatedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SettledUtc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => new { x.CommentId, x.ReaderKeyHash });
                    table.ForeignKey(
                        name: "FK_Reports_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Moderators_UserId",
                        column: x => x.UserId,
                        principalTable: "Moderators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Moderators_UserId",
                        column: x => x.UserId,
                        principalTable: "Moderators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Moderators_UserId",
                        column: x => x.UserId,
                        principalTable: "Moderators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_ParentId_IsPinned_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "ArticleId", "ParentId", "IsPinned", "CreatedUtc", "Id" },
                descending: new[] { false, false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_ParentId_IsPinned_HelpfulCount_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "ArticleId", "ParentId", "IsPinned", "HelpfulCount", "CreatedUtc", "Id" },
                descending: new[] { false, false, false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_Status_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "ArticleId", "Status", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_BodyHash_CreatedUtc",
                table: "Comments",
                columns: new[] { "BodyHash", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Newest",
                table: "Comments",
                columns: new[] { "ArticleId", "ParentId", "IsPinned", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ReaderKeyHash_CreatedUtc",
                table: "Comments",
                columns: new[] { "ReaderKeyHash", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Status_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "Status", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ThreadId_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "ThreadId", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Bans_ReaderKeyHash",
                table: "Bans",
                column: "ReaderKeyHash");

            migrationBuilder.CreateIndex(
                name: "IX_Bans_SenderHash",
                table: "Bans",
                column: "SenderHash");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_BatchId",
                table: "Decisions",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_CommentId",
                table: "Decisions",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_HelpfulVotes_ReaderKeyHash",
                table: "HelpfulVotes",
                column: "ReaderKeyHash");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Moderators",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Moderators",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reports_ReaderKeyHash",
                table: "Reports",
                column: "ReaderKeyHash");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_SettledUtc_CreatedUtc",
                table: "Reports",
                columns: new[] { "SettledUtc", "CreatedUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Bans");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "HelpfulVotes");

            migrationBuilder.DropTable(
                name: "Reports");

            migrationBuilder.DropTable(
                name: "Moderators");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_ParentId_IsPinned_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_ParentId_IsPinned_HelpfulCount_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_Status_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_BodyHash_CreatedUtc",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Newest",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ReaderKeyHash_CreatedUtc",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Status_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ThreadId_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "BodyHash",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "DecidedUtc",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "HelpfulCount",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "HoldReasons",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsAnswered",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsModerator",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsPinned",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ReaderKeyHash",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "EditedUtc",
                table: "Comments");

            migrationBuilder.AlterColumn<Guid>(
                name: "ThreadId",
                table: "Comments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.RenameColumn(
                name: "ThreadId",
                table: "Comments",
                newName: "RootId");

            migrationBuilder.Sql("""UPDATE "Comments" SET "RootId" = NULL WHERE "RootId" = "Id";""");

            migrationBuilder.AddColumn<byte[]>(
                name: "ContentHash",
                table: "Comments",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_ContentHash_CreatedUtc",
                table: "Comments",
                columns: new[] { "ArticleId", "ContentHash", "CreatedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "ArticleId", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_ParentId_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "ArticleId", "ParentId", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_RootId_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "RootId", "CreatedUtc", "Id" });
        }
    }
}
