using System.Globalization;
using System.Text.Json;
using ContactCenter.Journal;

namespace ContactCenter.Api.Audit;

/// <summary>The conditions on events that a caller of the audit list gives.</summary>
/// <param name="Before">Only those before this position.</param>
/// <param name="UserId">The user who did it, or whom it concerns.</param>
internal sealed record AuditFilter(string? Type, string? UserId, DateTimeOffset From, DateTimeOffset? Until, long Before)
{
    public static AuditFilter Read(JsonElement input) => new(
        input.Text("type"), input.Text("userId"), DateFilters.From(input, "start") ?? DateTimeOffset.MinValue, DateFilters.Until(input, "end"),
        Position(input.Text("before")));

    public bool Takes(AuditEvent audited) =>
        (Until is null || audited.At <= Until) && (UserId is null || audited.UserId == UserId || audited.By == Actors.User(UserId));

    private static long Position(string? text)
    {
        if (string.IsNullOrEmpty(text)) return long.MaxValue;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new ContactCenterException(AuditErrors.InvalidPosition);
    }
}
