using System.Globalization;
using ContactCenter.Errors;
using ContactCenter.Texts;

namespace ContactCenter.Api.Texts;

/// <summary>A text message as Twilio sends it.</summary>
/// <param name="Id">The same each time it is sent.</param>
/// <param name="MediaTypes">What was sent with it.</param>
internal sealed record ReceivedText(string Id, string From, string To, string Body, IReadOnlyList<string> MediaTypes)
{
    private const int IdCharactersMax = 100;

    /// <summary>Providers send at most ten.</summary>
    private const int MediaMax = 10;

    /// <summary>What the agents read.</summary>
    public string Text => string.Join('\n', [.. MediaTypes.Select(type => $"[{type}]"), .. Body.Length > 0 ? [Body] : Array.Empty<string>()]);

    /// <exception cref="ContactCenterException">It is not what a provider sends.</exception>
    public static ReceivedText Read(IFormCollection form)
    {
        var text = new ReceivedText(
            Required(form, "MessageSid", IdCharactersMax), Required(form, "From", TextVisitors.NumberCharactersMax),
            Required(form, "To", TextVisitors.NumberCharactersMax), form["Body"].ToString(), MediaOf(form));
        return text.Text.Length > 0 ? text : throw new ContactCenterException(TextOperations.InvalidRequest);
    }

    private static List<string> MediaOf(IFormCollection form)
    {
        if (!int.TryParse(form["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return [];
        return [.. Enumerable.Range(0, Math.Min(count, MediaMax)).Select(number => Type(form[$"MediaContentType{number}"].ToString()))];
    }

    private static string Type(string type) => type.Length is > 0 and <= IdCharactersMax && !type.Any(char.IsControl) ? type : "file";

    private static string Required(IFormCollection form, string name, int charactersMax)
    {
        var value = form[name].ToString().Trim();
        return value.Length > 0 && value.Length <= charactersMax && !value.Any(char.IsControl)
            ? value
            : throw new ContactCenterException(TextOperations.InvalidRequest);
    }
}
