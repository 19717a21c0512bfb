using System.Globalization;

namespace ContactCenter.Api.Demo;

/// <summary>Somebody in the demo, with what they say.</summary>
/// <param name="Secret">The visitor's token; nobody else learns it.</param>
internal sealed record DemoPerson(
    string Name, string Phone, string Source, string Department, string Question, string Answer, string FollowUp, string Secret)
{
    public static DemoPerson Draw(Random random) => new(
        $"{Pick(random, DemoCast.FirstNames)} {Pick(random, DemoCast.LastNames)}",
        $"+1 (555) 01{random.Next(10)}-{random.Next(10_000):0000}", Pick(random, DemoCast.Sources), Pick(random, DemoCast.Departments).Id,
        Pick(random, DemoCast.Questions), Pick(random, DemoCast.Answers), Pick(random, DemoCast.FollowUps),
        string.Create(CultureInfo.InvariantCulture, $"demo-{random.NextInt64():x}{random.NextInt64():x}"));

    /// <summary>An address that no other person of the demo has.</summary>
    public string Email(int index) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{Name.ToLowerInvariant().Replace(' ', '.').Replace("'", "", StringComparison.Ordinal)}.{index}@example.com");

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
