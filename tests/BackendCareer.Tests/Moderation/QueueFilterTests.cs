using BackendCareer.Content;
using BackendCareer.Moderation;
using BackendCareer.Site;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Tests.Moderation;

/// <summary>What an address of the queue asks for, and what its forms send.</summary>
public sealed class QueueFilterTests
{
    private const string Writer = "0199ffff-0000-7000-8000-000000000000";
    private const string Place = "639000000000000000-0199ffff000070008000000000000000";

    private static readonly Guide Guide = new GuideFiles().Guide();

    [Theory]
    [InlineData("", "", false)]
    [InlineData("?status=waiting", "", false)]
    [InlineData("?status=spam", "?status=spam", false)]
    [InlineData("?q=%20a%20b%20", "?q=a%20b", true)]
    [InlineData("?article=home", "?article=home", true)]
    [InlineData("?article=gone", "", false)]
    [InlineData("?status=all&writer=" + Writer, "?writer=" + Writer, true)]
    [InlineData("?status=waiting&writer=" + Writer, "?status=waiting&writer=" + Writer, true)]
    [InlineData("?why=heldword", "?why=heldword", true)]
    [InlineData("?why=reported-spam", "?why=reported-spam", true)]
    [InlineData("?why=none", "", false)]
    [InlineData("?sort=newest", "?sort=newest", false)]
    [InlineData("?sort=oldest", "", false)]
    [InlineData("?status=spam&sort=oldest", "?status=spam&sort=oldest", false)]
    [InlineData("?status=rejected&q=a&article=home&cursor=" + Place, "?status=rejected&q=a&article=home&cursor=" + Place, true)]
    public void An_address_comes_back_without_what_goes_without_saying(string query, string expected, bool isNarrowed)
    {
        var filter = Read(query);
        Assert.Equal((expected, isNarrowed), (filter.Query, filter.IsNarrowed));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public void A_search_is_for_a_hundred_characters(int typed) => Assert.Equal(100, Read("?q=" + new string('a', typed)).Text.Length);

    [Theory]
    [InlineData("waiting", QueueSort.Oldest, "Approve Reject Spam")]
    [InlineData("pending", QueueSort.Oldest, "Approve Reject Spam")]
    [InlineData("reported", QueueSort.Oldest, "Approve Reject Spam")]
    [InlineData("approved", QueueSort.Newest, "Reject Spam")]
    [InlineData("rejected", QueueSort.Newest, "Approve")]
    [InlineData("spam", QueueSort.Newest, "Approve")]
    [InlineData("all", QueueSort.Newest, "Approve Reject Spam")]
    public void Each_list_has_its_order_and_the_buttons_that_fit_it(string status, QueueSort sort, string actions)
    {
        var filter = Read($"?status={status}");
        Assert.Equal((sort, actions), (filter.Sort, string.Join(' ', filter.Actions)));
    }

    [Theory]
    [InlineData("waiting", "oldest newest reason", "?sort=reason")]
    [InlineData("pending", "oldest newest reason", "?status=pending&sort=reason")]
    [InlineData("reported", "oldest newest", "?status=reported")]
    [InlineData("approved", "oldest newest", "?status=approved")]
    [InlineData("all", "oldest newest", "?status=all")]
    public void What_was_held_is_grouped_while_it_waits(string status, string sorts, string query)
    {
        var filter = Read($"?status={status}&sort=reason");
        Assert.Equal((sorts, query), (string.Join(' ', filter.Sorts.Select(Word.Of)), filter.Query));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("-3", 3)]
    [InlineData("-1000", 1_000)]
    [InlineData("-", null)]
    [InlineData("-x", null)]
    [InlineData("-3-3", null)]
    [InlineData("-99999999999", null)]
    public void A_place_names_its_group_where_a_list_has_groups(string typed, int? group)
    {
        var cursor = QueueCursor.Parse(Place + typed);
        Assert.Equal(group, cursor?.Group);
        Assert.Equal(group is null ? null : Place + typed, cursor?.ToString());
    }

    [Theory]
    [InlineData("3155378975999999999", true)]
    [InlineData("3155378976000000000", false)] // the year 10,000
    public void A_place_in_time_is_one_that_the_calendar_knows(string ticks, bool isPlace) =>
        Assert.Equal(isPlace, QueueCursor.Parse($"{ticks}-{Place.Split('-')[1]}") is not null);

    [Theory]
    [InlineData(100, 300, null)]
    [InlineData(101, 300, "Please decide about at most 100 comments at once; 101 were ticked.")]
    [InlineData(100, 301, "A reason has at most 300 characters; yours has 301.")]
    public void A_form_decides_about_a_hundred_comments_for_a_reason_of_300_characters(int comments, int reason, string? error)
    {
        var form = new DecisionForm
        {
            Decision = "spam",
            Comment = [.. Enumerable.Range(0, comments).Select(number => $"{new Guid(number, 0, 0, new byte[8])}:1")],
            Reason = new string('r', reason),
        };
        Assert.Equal((error is null, error), (DecisionRequest.Read(form).Request is not null, DecisionRequest.Read(form).Error));
    }

    [Theory]
    [InlineData(1, "1 day")]
    [InlineData(7, "7 days")]
    [InlineData(14, "14 days, network only")]
    [InlineData(30, "30 days, browser only")]
    public void A_length_of_a_ban_says_whom_it_is_for(int days, string words) => Assert.Equal(words, ModerationWords.Days(days));

    [Theory]
    [InlineData(180, 0, 180)]
    [InlineData(181, 0, 181)] // 180, and the sign that there is more
    [InlineData(179, 1, 180)] // no half of a character
    [InlineData(178, 1, 180)]
    public void A_long_text_is_shortened_between_two_characters(int letters, int faces, int length)
    {
        var comment = Seed.Comment(1);
        comment.BodyMarkdown = new string('a', letters) + string.Concat(Enumerable.Repeat("😀", faces));
        var text = Excerpt.Of(comment).Text;
        Assert.Equal((length, comment.BodyMarkdown.Length > 180), (text.Length, text.EndsWith('…')));
        Assert.DoesNotContain('\uFFFD', string.Concat(text.EnumerateRunes()));
    }

    private static QueueFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return QueueFilter.Of(
            new QueueAddress
            {
                Status = Of("status"),
                Q = Of("q"),
                Article = Of("article"),
                Why = Of("why"),
                Sort = Of("sort"),
                Writer = Of("writer"),
                Cursor = Of("cursor"),
            },
            Guide);

        string? Of(string name) => values.GetValueOrDefault(name);
    }
}
