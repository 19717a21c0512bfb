using System.Globalization;

namespace ContactCenter.Bench;

/// <summary>Prints a verb's results: a name and a measured value on each line.</summary>
internal static class Report
{
    private const int NameWidth = 18;

    public static void Line(string name, FormattableString text) =>
        Console.WriteLine($"{name.PadRight(NameWidth)} {text.ToString(CultureInfo.InvariantCulture)}");
}
