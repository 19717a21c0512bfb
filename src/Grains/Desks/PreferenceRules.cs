using System.Collections.Immutable;
using System.Text;

namespace ContactCenter.Desks;

/// <summary>Decides which preferences of a user are kept.</summary>
internal static class PreferenceRules
{
    private const string Nothing = "null";

    /// <returns>Null = they are too many or too long.</returns>
    public static ImmutableDictionary<string, string>? Change(ImmutableDictionary<string, string> values, ImmutableDictionary<string, string> changes)
    {
        var after = values.SetItems(changes.Where(change => change.Value != Nothing))
            .RemoveRange(changes.Where(change => change.Value == Nothing).Select(change => change.Key));
        var bytes = after.Sum(value => Encoding.UTF8.GetByteCount(value.Key) + Encoding.UTF8.GetByteCount(value.Value));
        return after.Count <= DeskLimits.PreferencesMax && bytes <= DeskLimits.PreferenceBytesMax ? after : null;
    }
}
