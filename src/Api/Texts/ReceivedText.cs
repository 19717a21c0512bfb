using System.Globalization;
using ContactCenter.Api.Http;
using ContactCenter.Errors;
using ContactCenter.Files;
using ContactCenter.Texts;
using ContactCenter.Wording;

namespace ContactCenter.Api.Texts;

/// <summary>An SMS as Twilio sends it.</summary>
/// <param name="Id">The provider's id, the same each time it sends the SMS.</param>
internal sealed record ReceivedText(string Id, string From, string To, string Body, IReadOnlyList<ReceivedMedia> Media)
{
    private const int IdCharactersMax = 100;

    private static readonly StringSchema BodyShape = new() { MaxLength = InputLimits.BodyBytesMax };

    /// <summary>Providers send at most ten.</summary>
    private const int MediaMax = 10;

    /// <summary>The message that agents read. It names all files, whether they can be kept or not.</summary>
    public string Text => string.Join('\n', [.. Media.Select(media => $"[{media.Type}]"), .. Body.Length > 0 ? [Body] : Array.Empty<string>()]);

    /// <exception cref="ContactCenterException">It is not what a provider sends, or there is nothing in it to be seen.</exception>
    public static ReceivedText Read(IFormCollection form)
    {
        var text = new ReceivedText(
            Required(form, "MessageSid", IdCharactersMax), Required(form, "From", TextVisitors.NumberCharactersMax),
            Required(form, "To", TextVisitors.NumberCharactersMax), VisibleText.IsBlank(form["Body"]) ? "" : form["Body"].ToString(), MediaOf(form));
        if (BodyShape.FindFault(text.Body) is not null) throw new ContactCenterException(TextOperations.InvalidRequest);
        return text.Text.Length > 0 ? text : throw new ContactCenterException(TextOperations.InvalidRequest);
    }

    private static List<ReceivedMedia> MediaOf(IFormCollection form) =>
        !int.TryParse(form["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? [] :
        [
            .. Enumerable.Range(0, Math.Min(count, MediaMax)).Select(number => new ReceivedMedia(
                FileTypes.Normal(form[$"MediaContentType{number}"]), form[$"MediaUrl{number}"].ToString())),
        ];

    private static string Required(IFormCollection form, string name, int charactersMax)
    {
        var value = form[name].ToString().Trim();
        return value.Length > 0 && value.Length <= charactersMax && !value.Any(char.IsControl)
            ? value
            : throw new ContactCenterException(TextOperations.InvalidRequest);
    }
}

/// <param name="Address">The address of the file at the provider.</param>
internal sealed record ReceivedMedia(string Type, string Address);
