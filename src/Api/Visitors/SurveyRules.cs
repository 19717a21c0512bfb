namespace ContactCenter.Api.Visitors;

/// <summary>The survey's items and what may be answered (contract §2.2).</summary>
internal static class SurveyRules
{
    public const int AnswersMax = 20;
    private const string Feedback = "additionalFeedback";

    /// <summary>The items that get a mark; the third is spelt as the contract spells it.</summary>
    public static ImmutableArray<string> Items { get; } = ["satisfaction", "agentKnowledge", "agentResposiveness", "agentFriendliness"];

    public static ImmutableArray<string> Marks { get; } = ["1", "2", "3", "4", "5"];

    public static Error InvalidData { get; } = Error.Plain("invalid-data");

    /// <returns>The answers by name; of two with one name the last one.</returns>
    /// <exception cref="ContactCenterException">An unknown item, or a mark that is none.</exception>
    public static ImmutableDictionary<string, string> Check(ImmutableArray<SurveyAnswer> given)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (name, value) in given)
        {
            if (name != Feedback && !(Items.Contains(name) && Marks.Contains(value))) throw new ContactCenterException(InvalidData);
            answers[name] = value;
        }

        return answers.ToImmutable();
    }
}
