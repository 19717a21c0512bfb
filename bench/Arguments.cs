using System.Globalization;

namespace ContactCenter.Bench;

/// <summary>A verb's <c>--name value</c> pairs and <c>--flags</c>. An argument that no option reads is an error.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string?> _values = [];

    public static Arguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"Not an option: {words[i]}");
            var hasValue = i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal);
            arguments._values[words[i][2..]] = hasValue ? words[++i] : null;
        }

        return arguments;
    }

    public bool Flag(string name) => _values.Remove(name);

    public string Text(string name) =>
        _values.Remove(name, out var text) && text is not null ? text : throw new UsageException($"--{name} is missing");

    /// <returns>Null = the option is not there.</returns>
    public string? TextOrNull(string name) => _values.ContainsKey(name) ? Text(name) : null;

    public int Number(string name, int standard, int min, int max)
    {
        if (!_values.Remove(name, out var text)) return standard;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new UsageException($"--{name} must be {min} to {max}");
    }

    public string Choice(string name, params ReadOnlySpan<string> choices)
    {
        if (!_values.Remove(name, out var text)) return choices[0];
        return text is not null && choices.Contains(text)
            ? text
            : throw new UsageException($"--{name} must be one of: {string.Join(", ", choices)}");
    }

    /// <summary>Call when every option has been asked for.</summary>
    public void RequireEmpty()
    {
        if (_values.Count > 0) throw new UsageException($"Unknown option: --{_values.Keys.First()}");
    }
}

/// <summary>The command line is wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);
