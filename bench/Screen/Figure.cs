using System.Globalization;

namespace ContactCenter.Bench.Screen;

/// <summary>What was measured in each run of one thing that has a budget.</summary>
internal sealed class Figure(string name, string unit, double budget)
{
    private const int NameWidth = 34;

    private readonly List<double> _values = [];

    public bool IsOver => Median > budget;

    private double Median => _values.Order().ElementAt(_values.Count / 2);

    public void Add(double value) => _values.Add(value);

    public void Print()
    {
        var all = string.Join(' ', _values.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture)));
        var verdict = IsOver ? "OVER" : "ok  ";
        var (median, of) = ($"{Median,8:0.0}", $"{budget,3:0}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.PadRight(NameWidth)} {median} {unit,-5} of {of}   {verdict}   {all}"));
    }
}
