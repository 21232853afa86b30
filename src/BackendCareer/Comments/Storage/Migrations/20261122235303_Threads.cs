using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackendCareer.Comments.Migrations
{
    /// <inheritdoc />
    public partial class Threads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Depth",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RootId",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SenderHash",
                table: "Comments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SenderKeys",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SenderKeys", x => x.Day);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ArticleId_ParentId_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "ArticleId", "ParentId", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ParentId",
                table: "Comments",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_RootId_CreatedUtc_Id",
                table: "Comments",
                columns: new[] { "RootId", "CreatedUtc", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_SenderHash_CreatedUtc",
                table: "Comments",
                columns: new[] { "SenderHash", "CreatedUtc" });

            migrationBuilder.AddForeignKey(
                name: "FK_Comments_Comments_ParentId",
                table: "Comments",
                column: "ParentId",
                principalTable: "Comments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Comments_Comments_ParentId",
                table: "Comments");

            migrationBuilder.DropTable(
                name: "SenderKeys");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ArticleId_ParentId_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ParentId",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_RootId_CreatedUtc_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_SenderHash_CreatedUtc",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Depth",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "RootId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "SenderHash",
                table: "Comments");
        }
    }
}
