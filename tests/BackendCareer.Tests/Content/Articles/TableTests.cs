using BackendCareer.Tests.Support;

namespace BackendCareer.Tests.Content;

/// <summary>The cells of a table as readers get them.</summary>
public sealed class TableTests
{
    [Fact]
    public void Only_a_column_of_figures_is_aligned_and_the_region_ends_before_what_follows() => Assert.Equal(
        """
        <div class="table-scroll" role="region" tabindex="0" aria-label="Pay by &quot;country&quot;"><table><caption>Pay <em>by</em> "country"</caption>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th class="num" scope="col">b</th>
        <th scope="col">c</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>x</td>
        <td class="num">1</td>
        <td>y</td>
        </tr>
        </tbody>
        </table>
        </div>
        <p>After.</p>

        """,
        GuideFiles.HtmlOf("Table: Pay *by* \"country\"\n\n| a | b | c |\n| --- | ---: | :---: |\n| x | 1 | y |\n\nAfter."));

    [Fact]
    public void A_row_that_is_longer_than_the_head_is_shown() =>
        Assert.Contains("<td class=\"num\">1</td>\n<td>2</td>", GuideFiles.HtmlOf("| a |\n| ---: |\n| 1 | 2 |"), StringComparison.Ordinal);
}
