using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackendCareer.Comments.Migrations
{
    /// <inheritdoc />
    public partial class NewAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NewAnswers",
                columns: table => new
                {
                    AnswerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReaderKeyHash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NewAnswers", x => x.AnswerId);
                    table.ForeignKey(
                        name: "FK_NewAnswers_Comments_AnswerId",
                        column: x => x.AnswerId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ParentId_Status",
                table: "Comments",
                columns: new[] { "ParentId", "Status" },
                filter: "\"ParentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NewAnswers_ReaderKeyHash",
                table: "NewAnswers",
                column: "ReaderKeyHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NewAnswers");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ParentId_Status",
                table: "Comments");
        }
    }
}
