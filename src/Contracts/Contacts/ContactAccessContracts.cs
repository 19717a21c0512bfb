using ContactCenter.Journal;
using System.Text.Json.Serialization;

namespace ContactCenter.Contacts;

/// <summary>Who looked at a contact. Key: contact id. Apart from the contact, so that reading it never delays a change of it.</summary>
[Alias("IContactAccess")]
public interface IContactAccessGrain : IGrainWithStringKey
{
    /// <summary>Remembers that the command's actor looked; the command id decides how often that is an entry.</summary>
    [Alias("Record")]
    Task Record(CommandContext context, string what);

    /// <summary>Its history becomes tombstones (erasure of its contact).</summary>
    [Alias("Erase")]
    Task Erase();
}

/// <summary>What can be remembered of looking at a contact. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(ContactViewed), Kind)]
public abstract record ContactAccessEntry
{
    public const string Kind = "contact-viewed";
}

/// <param name="What">What was looked at: details, history, timeline, export.</param>
public sealed record ContactViewed(string What) : ContactAccessEntry;
