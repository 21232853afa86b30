using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackendCareer.Comments.Migrations
{
    /// <inheritdoc />
    public partial class CommentSections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Section",
                table: "Comments",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Section",
                table: "Comments",
                columns: new[] { "ArticleId", "Section", "CreatedUtc", "Id", "Status" },
                filter: "\"Section\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Comments_Section",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Section",
                table: "Comments");
        }
    }
}
