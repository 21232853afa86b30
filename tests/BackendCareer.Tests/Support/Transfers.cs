using System.Text;
using BackendCareer.Comments;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Support;

/// <summary>The discussion of a site as a file, and back.</summary>
internal static class Transfers
{
    public static async Task<string> ExportAsync(this TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        using var file = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<CommentExport>().WriteAsync(file, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    public static Task<ImportReport> ImportAsync(this TestSite site, string text, bool isTrial = false) =>
        site.ImportAsync(Encoding.UTF8.GetBytes(text), isTrial);

    /// <param name="progress">Is told of each step, after which others may write.</param>
    public static async Task<ImportReport> ImportAsync(
        this TestSite site, byte[] file, bool isTrial = false, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommentImport>()
            .ReadAsync(new MemoryStream(file), isTrial, progress ?? new Progress<double>(), stop);
    }
}

/// <summary>What happens after each step of an import, before the next one begins.</summary>
internal sealed class ImportProgress(Func<double, Task> then) : IProgress<double>
{
    public void Report(double value) => Task.Run(() => then(value)).GetAwaiter().GetResult();
}
