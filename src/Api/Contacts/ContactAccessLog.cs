using System.Collections.Concurrent;
using System.Globalization;

namespace ContactCenter.Api.Contacts;

/// <summary>
/// Remembers who looked at which contact, once per user, contact, hour and kind of look. The journal decides what is a repetition; this
/// node's memory only saves asking it again.
/// </summary>
internal sealed class ContactAccessLog(IGrainFactory grains, TimeProvider time)
{
    public const string Details = "details";
    public const string History = "history";
    public const string Timeline = "timeline";
    public const string Export = "export";
    public const string Recording = "recording";
    public const string ExportOfAll = "export-all";

    /// <summary>
    /// Stands for a contact's id where an access concerns all contacts: it is noted once, and every contact's timeline shows it. It cannot be a
    /// contact's id, because these are hexadecimal digits.
    /// </summary>
    public const string AllContacts = "all-contacts";

    private const int RememberedMax = 10_000;

    private ConcurrentDictionary<string, bool> _remembered = new(StringComparer.Ordinal);

    public async Task RecordAsync(Caller caller, string contactId, string what)
    {
        var hour = time.GetUtcNow().ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        var context = CommandContext.OfStep(caller.Actor, what, hour, caller.UserId);
        if (!_remembered.TryAdd($"{contactId}/{context.Id}", true)) return;
        if (_remembered.Count > RememberedMax) _remembered = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        try
        {
            await grains.GetGrain<IContactAccessGrain>(contactId).Record(context, what);
        }
        catch
        {
            // Not remembered as written: the call is repeated, or fails, and so does not show what nobody would know of.
            _remembered.TryRemove($"{contactId}/{context.Id}", out _);
            throw;
        }
    }
}
