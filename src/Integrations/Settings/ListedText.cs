using Microsoft.Extensions.Configuration;

namespace ContactCenter.Integrations.Settings;

/// <summary>Values of the configuration that are a list, or one text with commas (as environment variables are).</summary>
public static class ListedText
{
    public static IReadOnlyList<string> Read(IConfigurationSection section) =>
        [.. (section.Get<string[]>() ?? []).Append(section.Value).OfType<string>()
            .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];
}
