using System.Globalization;

namespace ContactCenter.Bench;

/// <summary>What a verb prints: a name, and what was measured.</summary>
internal static class Report
{
    private const int NameWidth = 18;

    public static void Line(string name, FormattableString text) =>
        Console.WriteLine($"{name.PadRight(NameWidth)} {text.ToString(CultureInfo.InvariantCulture)}");
}
