using System.Globalization;
using System.Text.Json;

namespace ContactCenter.Api.Visitors;

/// <summary>The survey's items and what may be answered (contract §2.2).</summary>
internal static class SurveyAnswers
{
    public const string Feedback = "additionalFeedback";
    public const int MarkMin = 1;
    public const int MarkMax = 5;

    /// <summary>Marks; the third is spelt as the contract spells it.</summary>
    public static ImmutableArray<string> Marks { get; } = ["satisfaction", "agentKnowledge", "agentResposiveness", "agentFriendliness"];

    public static Error InvalidData { get; } = Error.Plain("invalid-data");

    /// <summary>The items and the marks, as a widget shows them.</summary>
    public static void WriteForm(Utf8JsonWriter json)
    {
        json.Texts("items", Marks);
        json.Texts("values", Enumerable.Range(MarkMin, MarkMax).Select(mark => mark.ToString(CultureInfo.InvariantCulture)));
    }

    /// <exception cref="ContactCenterException">An unknown item, or a mark that is none.</exception>
    public static ImmutableDictionary<string, string> Read(IEnumerable<JsonElement> items)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var item in items)
        {
            var (name, value) = (item.RequiredText("name"), item.RequiredText("value"));
            var isMark = Marks.Contains(name) && value.Length == 1 && value[0] - '0' is >= MarkMin and <= MarkMax;
            if (!isMark && name != Feedback) throw new ContactCenterException(InvalidData);
            answers[name] = value;
        }

        return answers.ToImmutable();
    }
}
