namespace ContactCenter.Api.Accounts;

/// <summary>Names the client that signs in, so that its owner recognises it: a browser and a system, or a program. Never an address.</summary>
internal static class ClientName
{
    private const int LengthMax = 40;

    // In this order: each calls itself by the names of those after it.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string? Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var (browser, system) = (Find(Browsers, agent), Find(Systems, agent));
        if (browser is not null) return system is null ? browser : $"{browser} on {system}";
        var program = string.Concat(agent.TakeWhile(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.' or '/').Take(LengthMax));
        return program.Length > 0 ? program : null;
    }

    private static string? Find((string Sign, string Name)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
