using System.Globalization;

namespace ContactCenter.Bench.Screen;

/// <summary>What was measured in each run of one thing that has a budget.</summary>
/// <param name="budget">Null = it has none, and is printed for comparison.</param>
internal sealed class Figure(string name, string unit, double? budget)
{
    private const int NameWidth = 38;

    private readonly List<double> _values = [];

    public bool IsOver => budget is { } most && Median > most;

    private double Median => _values.Order().ElementAt(_values.Count / 2);

    public void Add(double value) => _values.Add(value);

    public void Print()
    {
        var all = string.Join(' ', _values.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture)));
        var verdict = budget is null ? "          " : $"of {budget,3:0}   {(IsOver ? "OVER" : "ok  ")}";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.PadRight(NameWidth)} {Median,8:0.0} {unit,-5} {verdict}   {all}"));
    }
}
