namespace ContactCenter.Tests;

/// <summary>Seeds of random tests. Set <c>TEST_SEED</c> to the number that a failure printed to see it again.</summary>
internal static class Seed
{
    public static int New() => int.TryParse(Environment.GetEnvironmentVariable("TEST_SEED"), out var seed) ? seed : new Random().Next();
}
