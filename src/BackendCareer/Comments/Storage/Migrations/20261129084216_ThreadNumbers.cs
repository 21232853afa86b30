using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackendCareer.Comments.Migrations
{
    /// <inheritdoc />
    public partial class ThreadNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_Newest",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Oldest",
                table: "Comments");

            migrationBuilder.AddColumn<int>(
                name: "LastThreadNumber",
                table: "Discussions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ThreadNumber",
                table: "Comments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Pinned",
                table: "Comments",
                columns: new[] { "ArticleId", "ThreadNumber", "Id" },
                filter: "\"IsPinned\"");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Threads",
                table: "Comments",
                columns: new[] { "ArticleId", "ThreadNumber", "IsShown", "IsPinned" },
                filter: "\"ThreadNumber\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_Pinned",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Threads",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "LastThreadNumber",
                table: "Discussions");

            migrationBuilder.DropColumn(
                name: "ThreadNumber",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Newest",
                table: "Comments",
                columns: new[] { "ArticleId", "IsPinned", "CreatedUtc", "Id", "IsShown", "ParentId" },
                filter: "\"ParentId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Oldest",
                table: "Comments",
                columns: new[] { "ArticleId", "IsPinned", "CreatedUtc", "Id", "IsShown", "ParentId" },
                descending: new[] { false, true, false, false, false, false },
                filter: "\"ParentId\" IS NULL");
        }
    }
}
