using System.Collections.Immutable;
using BackendCareer.Charts;

namespace BackendCareer.Training;

/// <summary>
/// Routes as lines over time, from where one starts to the level where one arrives. Figures in, geometry out: no guide,
/// no HTML. Narrow enough to be read on a phone without being made smaller.
/// </summary>
public sealed record RoutesMap(int Height, ImmutableArray<RoutesMap.Tick> Ticks, ImmutableArray<RoutesMap.Start> Starts)
{
    public const int Width = 360;
    public const int FontSize = 15;

    private const int Left = 10;
    private const int Right = Width - 14;
    private const int Top = 24;
    private const int TitleHeight = 44;
    private const int TextHeight = 18;
    private const int LineHeight = 40;
    private const int StubLength = 40;
    private const int MostSteps = 6;
    private const double CharacterWidth = 7.6;
    private const int MostCharacters = (int)((Width - 2) / CharacterWidth);

    /// <summary>A year of the scale.</summary>
    public sealed record Tick(double X, int Year);

    /// <summary>A place to start from, with the lines that leave it.</summary>
    public sealed record Start(string Title, int Y, ImmutableArray<Line> Lines);

    /// <summary>Routes that take as long, from the same place to the same level.</summary>
    /// <param name="To">Where a line of unknown length breaks off, else its end.</param>
    public sealed record Line(ImmutableArray<MapRoute> Routes, double From, double To, int Y, ImmutableArray<Text> Labels)
    {
        /// <summary>Stands for all: they are equal in all that is drawn.</summary>
        public MapRoute Route => Routes[0];
    }

    public sealed record Text(double X, int Y, string Words);

    /// <param name="routes">Those of one start together, in the order in which they are to be drawn.</param>
    public static RoutesMap Of(IReadOnlyCollection<MapRoute> routes)
    {
        var years = YearsOf(routes);
        var starts = ImmutableArray.CreateBuilder<Start>();
        var y = Top;
        foreach (var start in routes.GroupBy(route => route.Start))
        {
            y += TitleHeight;
            var title = y;
            var lines = ImmutableArray.CreateBuilder<Line>();
            foreach (var same in start.GroupBy(route => (route.StartMonth, route.Months, route.IsAbout, route.Level)))
            {
                var line = LineOf([.. same], y, years);
                lines.Add(line);
                y = line.Y;
            }

            starts.Add(new Start(start.Key, title, lines.ToImmutable()));
        }

        return new RoutesMap(y + LineHeight, TicksOf(years), starts.ToImmutable());
    }

    private static long YearsOf(IEnumerable<MapRoute> routes)
    {
        var longest = routes.Select(route => route.StartMonth + (long)(route.Months ?? 0)).Append(0).Max();
        return Math.Max(1, (longest + 11) / 12);
    }

    private static ImmutableArray<Tick> TicksOf(long years)
    {
        var step = Axis.StepFor(years, MostSteps);
        return [.. from number in Enumerable.Range(0, (int)(years / step) + 1) select new Tick(XOf(number * step * 12, years),
            (int)(number * step))];
    }

    private static Line LineOf(ImmutableArray<MapRoute> routes, int above, long years)
    {
        var route = routes[0];
        var from = XOf(route.StartMonth, years);
        var to = route.Months is { } months ? XOf(route.StartMonth + (long)months, years) : Math.Min(Right, from + StubLength);
        var rows = Wrap(routes);
        var y = above + (rows.Count * TextHeight) + LineHeight - TextHeight;
        var x = Math.Clamp(Width - 2 - (rows.Max(row => row.Length) * CharacterWidth), 2, Math.Max(2, from - 6));
        return new Line(routes, from, to, y,
            [.. rows.Select((row, number) => new Text(Math.Round(x, 1), y - 13 - ((rows.Count - 1 - number) * TextHeight), row))]);
    }

    private static double XOf(long month, long years) => Math.Round(Left + ((Right - Left) * (month / (12.0 * years))), 1);

    /// <summary>The names one after the other, in as many rows as they need.</summary>
    private static List<string> Wrap(ImmutableArray<MapRoute> routes)
    {
        var rows = new List<string>();
        foreach (var label in routes.Select(route => route.Label.Length <= MostCharacters
            ? route.Label
            : route.Label[..(MostCharacters - 1)] + "…"))
        {
            if (rows.Count > 0 && rows[^1].Length + 3 + label.Length <= MostCharacters)
            {
                rows[^1] += " · " + label;
            }
            else
            {
                rows.Add(label);
            }
        }

        return rows;
    }
}

/// <summary>What the map needs to know of a route.</summary>
/// <param name="StartMonth">How far along the scale its start lies.</param>
/// <param name="Months">Null where it is not known.</param>
/// <param name="IsAbout">The length differs or is not verified.</param>
public sealed record MapRoute(string Start, int StartMonth, int? Months, bool IsAbout, int? Level, string Label);
