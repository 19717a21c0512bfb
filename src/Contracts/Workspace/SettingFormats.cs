using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ContactCenter.Addresses;

namespace ContactCenter.Workspace;

/// <summary>A form that the text of a setting must have.</summary>
/// <param name="Name">The form's name, as a person is told what is wanted.</param>
/// <param name="AllowsNone">Whether the empty text is a value, too.</param>
/// <param name="Accepts">Whether a text has the form.</param>
public sealed record SettingFormat(string Name, bool AllowsNone, Func<string, bool> Accepts);

/// <summary>The forms of settings that are texts.</summary>
public static partial class SettingFormats
{
    /// <summary>The most addresses of one list: more are a mailing list's affair.</summary>
    public const int EmailsMax = 10;

    /// <summary>The most origins of one list: they are sent with every frame of the widget.</summary>
    public const int OriginsMax = 50;

    /// <summary>In the place of a list of origins: all of them.</summary>
    public const string EveryOrigin = "*";

    private const int LanguageMax = 35;

    public static SettingFormat Any { get; } = new("a text", true, static _ => true);

    public static SettingFormat Line { get; } = new("one line of text", true, static text => !text.Any(char.IsControl));

    public static SettingFormat Emails { get; } = new("e-mail addresses with commas between them,", true, static text => EmailsOf(text) is not null);

    public static SettingFormat Region { get; } = new("a country like DE", true, PhoneForm.IsRegion);

    public static SettingFormat Roles { get; } = new(
        "roles with commas between them,", true, static text => text.Split(',', StringSplitOptions.TrimEntries).All(Workspace.Roles.All.Contains));

    public static SettingFormat Color { get; } = new("a colour like #1F2329", false, IsColor);

    public static SettingFormat WebAddress { get; } = new("an http or https address", true, IsWebAddress);

    public static SettingFormat Origins { get; } = new(
        "origins like https://shop.example.com or https://*.example.com with commas between them, or *,", true, static text => OriginsOf(text) is not null);

    public static SettingFormat MediaTypes { get; } = new("media types like image/png or image/* with commas between them,", true, AreMediaTypes);

    public static SettingFormat Language { get; } = new("a language like en or pt-BR", false, IsLanguage);

    /// <summary>A department's id. Whether the department exists is judged where departments are known.</summary>
    public static SettingFormat Department { get; } = new("a department's id", true, static text => !text.Any(char.IsControl));

    /// <summary>The addresses of a list in their normal form; null = one is none, or they are too many.</summary>
    public static ImmutableArray<string>? EmailsOf(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > EmailsMax) return null;
        var found = ImmutableArray.CreateBuilder<string>(parts.Length);
        foreach (var part in parts)
        {
            if (!VerificationAddress.TryEmail(part, out var address)) return null;
            if (!found.Contains(address.Value)) found.Add(address.Value);
        }

        return found.ToImmutable();
    }

    /// <summary>The origins of a list in their normal form; null = one is none, or they are too many.</summary>
    public static ImmutableArray<string>? OriginsOf(string text)
    {
        if (text.Length == 0 || text == EveryOrigin) return text.Length == 0 ? [] : [EveryOrigin];
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length <= OriginsMax && parts.All(part => Origin().IsMatch(part))
            ? [.. parts.Select(part => part.TrimEnd('/').ToLowerInvariant()).Distinct()]
            : null;
    }

    /// <summary>Scheme, host and port as a Content Security Policy may hold them, and nothing that could end one of its parts.</summary>
    [GeneratedRegex(
        @"^[hH][tT][tT][pP][sS]?://(\*\.)?[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*(:[0-9]{1,5})?/?\z")]
    private static partial Regex Origin();

    private static bool IsColor(string text) => text.Length is 4 or 7 && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;

    private static System.Buffers.SearchValues<char> HexDigits { get; } = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !text.Any(char.IsControl);

    private static bool AreMediaTypes(string text) => text.Split(',', StringSplitOptions.TrimEntries).All(IsMediaType);

    private static bool IsMediaType(string text) =>
        text.Split('/') is [{ Length: > 0 } type, { Length: > 0 } subtype] && IsToken(type) && (subtype == "*" || IsToken(subtype));

    private static bool IsToken(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || ".+-_".Contains(character, StringComparison.Ordinal));

    private static bool IsLanguage(string text) => text.Length <= LanguageMax && text.Split('-', '_') is [{ Length: 2 or 3 } language, .. var rest]
        && language.All(char.IsAsciiLetter) && rest.All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
}
