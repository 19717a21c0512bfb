using System.Text.RegularExpressions;

namespace ContactCenter.Api.Conversations;

/// <summary>The values that placeholders stand for; null = not known.</summary>
public sealed record PlaceholderValues(string? ContactName, string? ContactEmail, string? ContactPhone, string? AgentName, string? AgentEmail);

/// <summary>Placeholders of canned responses (contract §3.7), filled when the message is sent; others stay as they are.</summary>
public static partial class MessagePlaceholders
{
    public static bool AreIn(string text) => Placeholder().IsMatch(text);

    /// <summary>Fills all placeholders in one pass, so a value that looks like a placeholder stays as it is. An unknown value becomes empty.</summary>
    public static string Fill(string text, PlaceholderValues values) => Placeholder().Replace(text, match => match.Groups[1].Value switch
    {
        "contact.name" => values.ContactName,
        "contact.email" => values.ContactEmail,
        "contact.phone" => values.ContactPhone,
        "agent.name" => values.AgentName,
        _ => values.AgentEmail,
    } ?? "");

    [GeneratedRegex(@"\{\{\s*(contact\.name|contact\.email|contact\.phone|agent\.name|agent\.email)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
