using BackendCareer.Comments;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace BackendCareer.Tests.Comments;

/// <summary>What a log that nobody watches is told while nothing listens yet.</summary>
public sealed class CarryingLogTests : IDisposable
{
    private readonly LogLines _log = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task How_far_it_is_is_told_every_five_seconds_also_within_one_long_step()
    {
        var progress = new CarryingLog(_log.For<CommentsDb>(), _clock).Progress;
        await progress.RunAsync(reported =>
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            reported.Report(0.1);
            reported.Report(0.37);
            _clock.Advance(TimeSpan.FromSeconds(4));
            _clock.Advance(TimeSpan.FromSeconds(6));
            return Task.FromResult(true);
        });
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            new[] { 0, 37, 37 }.Select(percent => $"Information: The comments are carried over to {percent} %."), _log.Lines);
    }
}
