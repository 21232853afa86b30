using Microsoft.EntityFrameworkCore;

namespace BackendCareer.Comments;

/// <summary>Numbers the threads of an article anew, by age, where older ones came later: oldest first is what readers choose.</summary>
internal static class ThreadOrder
{
    /// <summary>Inside the transaction of the store.</summary>
    public static async Task<Outcome<int>> RepairAsync(CommentsDb db, string articleId, CancellationToken cancellationToken)
    {
        var moved = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE "Comments" AS root SET "ThreadNumber" = aged."Place"
            FROM (
                SELECT rowid AS "Thread", row_number() OVER (ORDER BY "CreatedUtc", "Id") AS "Place"
                FROM "Comments" WHERE "ArticleId" = {articleId} AND "ThreadNumber" IS NOT NULL) AS aged
            WHERE root.rowid = aged."Thread" AND root."ThreadNumber" <> aged."Place"
            """,
            cancellationToken);
        return moved == 0 ? Outcome.None(0) : Outcome.In(moved, articleId);
    }
}
