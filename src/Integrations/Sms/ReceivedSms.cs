using System.Globalization;
using ContactCenter.Files;
using ContactCenter.Sms;
using ContactCenter.Wording;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Integrations.Sms;

/// <summary>A text message as Twilio sends it.</summary>
/// <param name="Id">The same each time it is sent.</param>
public sealed record ReceivedSms(string Id, string From, string To, string Body, IReadOnlyList<ReceivedMedia> Media)
{
    private const int IdCharactersMax = 100;

    /// <summary>Providers send at most ten.</summary>
    private const int MediaMax = 10;

    /// <summary>The text that agents read. It names files, whether they can be kept or not.</summary>
    public string Text => string.Join('\n', [.. Media.Select(media => $"[{media.Type}]"), .. Body.Length > 0 ? [Body] : Array.Empty<string>()]);

    /// <returns>Null = it is not what a provider sends, or there is nothing in it to be seen.</returns>
    public static ReceivedSms? Read(IFormCollection form)
    {
        if (Required(form, "MessageSid", IdCharactersMax) is not { } id || Required(form, "From", SmsVisitors.NumberCharactersMax) is not { } from
            || Required(form, "To", SmsVisitors.NumberCharactersMax) is not { } to) return null;
        var text = new ReceivedSms(id, from, to, VisibleText.IsBlank(form["Body"]) ? "" : form["Body"].ToString(), MediaOf(form));
        return text.Text.Length > 0 ? text : null;
    }

    private static List<ReceivedMedia> MediaOf(IFormCollection form) =>
        !int.TryParse(form["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? [] :
        [
            .. Enumerable.Range(0, Math.Min(count, MediaMax)).Select(number => new ReceivedMedia(
                FileTypes.Normal(form[$"MediaContentType{number}"]), form[$"MediaUrl{number}"].ToString())),
        ];

    private static string? Required(IFormCollection form, string name, int charactersMax)
    {
        var value = form[name].ToString().Trim();
        return value.Length > 0 && value.Length <= charactersMax && !value.Any(char.IsControl) ? value : null;
    }
}

/// <param name="Address">The address at which the provider keeps the file.</param>
public sealed record ReceivedMedia(string Type, string Address);
