using System.Collections.Immutable;

namespace ContactCenter.Bench.All;

/// <param name="IsQuick">One run of each with less data, in under ten minutes; otherwise the sizes of the goals.</param>
/// <param name="Repeats">Times that all are run; the table shows the medians.</param>
/// <param name="Server">Another build of the server; null = the one beside this program. A cluster is always of the build beside it.</param>
/// <param name="Only">The verbs that are run; empty = all.</param>
internal sealed record AllOptions(bool IsQuick, int Repeats, string? Server, ImmutableArray<string> Only)
{
    public static AllOptions Parse(Arguments arguments)
    {
        var isQuick = arguments.Flag("quick");
        var options = new AllOptions(
            isQuick, arguments.Number("repeats", isQuick ? 1 : 5, 1, 100), arguments.TextOrNull("server"),
            arguments.TextOrNull("only") is { } only ? [.. only.Split(',')] : []);
        arguments.RequireEmpty();
        return options;
    }
}
