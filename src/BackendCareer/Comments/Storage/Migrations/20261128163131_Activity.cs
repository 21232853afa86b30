using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackendCareer.Comments.Migrations
{
    /// <inheritdoc />
    public partial class Activity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Activities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CreatedUtc = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ReaderKeyHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SenderHash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CommentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TextHash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Activities", x => x.Id);
                });

            // EF Core would make the table of comments anew to drop its columns; SQLite can do it by itself.
            migrationBuilder.Sql("""
                DROP INDEX "IX_Comments_BodyHash_CreatedUtc";
                DROP INDEX "IX_Comments_SenderHash_CreatedUtc";
                ALTER TABLE "Comments" DROP COLUMN "BodyHash";
                ALTER TABLE "Comments" DROP COLUMN "SenderHash";
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Activities_CommentId",
                table: "Activities",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_CreatedUtc_Kind",
                table: "Activities",
                columns: new[] { "CreatedUtc", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Activities_ReaderKeyHash_Kind_CreatedUtc",
                table: "Activities",
                columns: new[] { "ReaderKeyHash", "Kind", "CreatedUtc" },
                filter: "\"ReaderKeyHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_SenderHash_Kind_CreatedUtc",
                table: "Activities",
                columns: new[] { "SenderHash", "Kind", "CreatedUtc" },
                filter: "\"SenderHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_TextHash_CreatedUtc",
                table: "Activities",
                columns: new[] { "TextHash", "CreatedUtc" },
                filter: "\"TextHash\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Activities");

            migrationBuilder.AddColumn<byte[]>(
                name: "BodyHash",
                table: "Comments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SenderHash",
                table: "Comments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_BodyHash_CreatedUtc",
                table: "Comments",
                columns: new[] { "BodyHash", "CreatedUtc" },
                filter: "\"BodyHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_SenderHash_CreatedUtc",
                table: "Comments",
                columns: new[] { "SenderHash", "CreatedUtc" },
                filter: "\"SenderHash\" IS NOT NULL");
        }
    }
}
