using System.Globalization;
using System.Runtime.CompilerServices;

namespace ContactCenter.Tests;

/// <summary>Seeds of random tests. <c>TEST_SEED</c> gives a test the seed that its failure printed.</summary>
internal static class Seed
{
    public const string Variable = "TEST_SEED";

    /// <summary>The variable's seed, else a drawn one. It is printed with the test's name.</summary>
    public static int New([CallerMemberName] string test = "") => Print(FromVariable() ?? new Random().Next(int.MaxValue / 2), test);

    /// <summary>The variable's seed, else the given one: the same in every run.</summary>
    public static int Or(int seed, [CallerMemberName] string test = "") => Print(FromVariable() ?? seed, test);

    /// <summary>Seeds of many histories, one after another, from the variable's seed or else from 1: the same ones in every run.</summary>
    public static IEnumerable<int> Range(int count, [CallerMemberName] string test = "") =>
        Enumerable.Range(Or(1, test), count);

    private static int? FromVariable() =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var seed) ? seed : null;

    private static int Print(int seed, string test)
    {
        Console.WriteLine($"{test}: {Variable}={seed}");
        return seed;
    }
}
