using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The ports of the directory that grains use, over a <see cref="MemoryJournal"/>'s rows.</summary>
public sealed partial class MemoryDirectory(MemoryJournal journal, MemoryFaults? faults = null)
{
    private readonly MemoryFaults _faults = faults ?? new MemoryFaults();

    /// <summary>Registers every port that grains use.</summary>
    public void Register(IServiceCollection services) => services
        .AddSingleton<IContactDirectory>(this).AddSingleton<IContactFollowUps>(this).AddSingleton<IErasureDirectory>(this)
        .AddSingleton<IRetentionDirectory>(this).AddSingleton<IOpeningDirectory>(this)
        .AddSingleton<IBlockDirectory>(this).AddSingleton<IConversationIds>(this).AddSingleton<IQueueDirectory>(this)
        .AddSingleton<IDueWorkDirectory>(this).AddSingleton<IAgentDirectory>(this).AddSingleton<IAgentAvailability>(this)
        .AddSingleton<IDepartmentDirectory>(this).AddSingleton<IVisitorDirectory>(this).AddSingleton<IAccountDirectory>(this)
        .AddSingleton<ISignInDirectory>(this).AddSingleton<ICallDirectory>(this).AddSingleton<ICallIds>(this).AddSingleton<ICallWorkDirectory>(this);

    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        await _faults.BeforeReadAsync();
        return read();
    }

    private static TView? Document<TView>(string? document) where TView : class =>
        document is null ? null : JsonSerializer.Deserialize<TView>(document, JournalJson.Options);

    private IEnumerable<ContactRow> Contacts() => journal.All<ContactRow>().OrderBy(c => c.Key, StringComparer.Ordinal);

    private ContactRow? Contact(string contactId) =>
        Contacts().FirstOrDefault(c => c.Key == contactId) ?? Contacts().FirstOrDefault(c => c.Aliases.Contains(contactId));

    private IEnumerable<ConversationRow> Rooms() => journal.All<ConversationRow>().OrderBy(c => c.Key, StringComparer.Ordinal);

    private IEnumerable<ConversationRow> Live() => journal.All<ConversationRow>().Where(c => c.Status != ConversationStatuses.Closed);

    private bool HasAddress(ConversationRow room, string? email, string? phone) =>
        (Contact(room.ContactId) is { } contact && HasAddress(contact.Emails, contact.Phones, email, phone))
        || journal.All<VisitorRow>().Any(v => v.VisitorId == room.VisitorId && HasAddress([v.Email ?? ""], [v.Phone ?? ""], email, phone));

    private static bool HasAddress(ImmutableArray<string> emails, ImmutableArray<string> phones, string? email, string? phone) =>
        (email is not null && ContactAddresses.EmailKey(email) is { Length: > 0 } wanted
            && emails.Any(e => ContactAddresses.EmailKey(e) == wanted))
        || (phone is not null && PhoneForm.Of(phone) is { } form && phones.Any(p => PhoneForm.Of(p) is { } other && form.Forms.Contains(other.Digits)));
}
