using ContactCenter.Journal;
using System.Text.Json.Serialization;

namespace ContactCenter.Contacts;

/// <summary>Records who looked at a contact. Key: contact id. It is an actor apart from the contact, so that reading never delays a change.</summary>
[Alias("IContactAccess")]
public interface IContactAccessGrain : IGrainWithStringKey
{
    /// <summary>Records that the command's actor looked at the contact. Calls with the same command id make one entry.</summary>
    [Alias("Record")]
    Task Record(CommandContext context, string what);

    /// <summary>Turns the history into tombstones (erasure of its contact).</summary>
    [Alias("Erase")]
    Task Erase();
}

/// <summary>An entry of a contact's access history. The discriminators are the journal's kinds.</summary>
[JsonDerivedType(typeof(ContactViewed), Kind)]
public abstract record ContactAccessEntry
{
    public const string Kind = "contact-viewed";
}

/// <param name="What">The part that was looked at: details, history, timeline, export.</param>
public sealed record ContactViewed(string What) : ContactAccessEntry;
