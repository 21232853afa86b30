using System.Diagnostics;

namespace BackendCareer.Tests.Support;

/// <summary>Waits for a condition, never for a duration.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < Patience, $"It never happened: {what}.");
            await Task.Delay(5); // between two looks, so that the site has the processor
        }
    }
}
