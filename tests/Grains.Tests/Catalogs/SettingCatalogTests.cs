using System.Text.Json;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Catalogs;

public sealed class SettingCatalogTests
{
    public static TheoryData<string, string> Refused { get; } = new()
    {
        { "Livechat_Routing_Method", "\"Fastest\"" }, { "Livechat_Routing_Method", "\"auto_selection\"" }, { "Livechat_Routing_Method", "null" },
        { "FileUpload_MaxFileSize", "-1" }, { "FileUpload_MaxFileSize", "2147483648" }, { "FileUpload_MaxFileSize", "\"10\"" },
        { "Livechat_enabled", "\"sometimes\"" }, { "Livechat_enabled", "\"true\"" }, { "Livechat_enabled", "1" }, { "Livechat_enabled", "null" },
        { "API_Default_Count", "0" }, { "API_Default_Count", "1.5" }, { "API_Default_Count", "[]" }, { "API_Upper_Count_Limit", "1001" },
        { "Livechat_max_queue_wait_time", "-2" }, { "Livechat_http_timeout", "0" }, { "Livechat_visitor_inactivity_timeout", "-1" },
        { "Livechat_Verification_Max_Attempts", "0" }, { "Livechat_Verification_Code_Expiry_Seconds", "29" },
        { "Livechat_abandoned_rooms_action", "\"explode\"" }, { "Livechat_agent_leave_action", "\"\"" },
        { "Livechat_business_hour_type", "\"Double\"" }, { "Omnichannel_sorting_mechanism", "\"Random\"" },
        { "Livechat_Require_Contact_Verification", "\"sometimes\"" },
        { "Livechat_offline_email", "\"desk\"" }, { "Livechat_offline_email", "\"a@example.com, desk\"" }, { "Livechat_offline_email", "\"a@example.com,\"" },
        { "Livechat_offline_email", "\"a@example.com;b@example.com\"" }, { "Livechat_offline_email", "{}" },
        { "Livechat_title_color", "\"red\"" }, { "Livechat_title_color", "\"#12345\"" }, { "Livechat_title_color", "\"#1F23gg\"" },
        { "Livechat_title_color", "\"\"" }, { "Livechat_title", "\"two\\nlines\"" },
        { "Livechat_External_Queue_URL", "\"ftp://example.com\"" }, { "Livechat_External_Queue_URL", "\"example.com/agents\"" },
        { "Livechat_External_Queue_URL", "\"javascript:alert(1)\"" },
        { "FileUpload_MediaTypeWhiteList", "\"images\"" }, { "FileUpload_MediaTypeWhiteList", "\"image/png,,text/plain\"" },
        { "Livechat_AllowedDomainsList", "\"shop.example.com\"" }, { "Livechat_AllowedDomainsList", "\"https://shop.example.com/contact\"" },
        { "Livechat_AllowedDomainsList", "\"https://a.example.com;script-src *\"" },
        { "Livechat_AllowedDomainsList", "\"https://a.example.com https://b.example.com\"" },
        { "Livechat_AllowedDomainsList", "\"https://shop.example.com,*\"" }, { "Livechat_AllowedDomainsList", "\"https://a.example.com,\"" },
        { "Livechat_AllowedDomainsList", "\"'none'\"" }, { "Livechat_AllowedDomainsList", "\"https://*\"" },
        { "Livechat_AllowedDomainsList", "\"https://a.example.com\\nx\"" },
        { "Livechat_AllowedDomainsList", "\"ftp://example.com\"" }, { "Livechat_AllowedDomainsList", "\"https://user@example.com\"" },
        { "Language", "\"\"" }, { "Language", "\"english please\"" },
        { "Livechat_hide_system_messages", "\"uj\"" }, { "Livechat_hide_system_messages", "[\"uj\",\"uj\"]" },
        { "Livechat_hide_system_messages", "[\"everything\"]" }, { "Livechat_hide_system_messages", "[1]" }, { "Livechat_title", "\"\\ud800\"" },
    };

    public static TheoryData<string, string> Accepted { get; } = new()
    {
        { "Livechat_Routing_Method", "\"Load_Rotation\"" }, { "FileUpload_MaxFileSize", "0" }, { "Livechat_max_queue_wait_time", "-1" },
        { "Livechat_offline_email", "\"\"" }, { "Livechat_offline_email", "\"a@example.com, B@Example.com\"" }, { "Livechat_title_color", "\"#abc\"" },
        { "Livechat_External_Queue_URL", "\"https://router.example.com/next?x=1\"" }, { "Livechat_External_Queue_URL", "\"\"" },
        { "FileUpload_MediaTypeWhiteList", "\"image/*, application/pdf\"" }, { "Language", "\"pt-BR\"" }, { "Livechat_hide_system_messages", "[]" },
        { "Livechat_AllowedDomainsList", "\"https://shop.example.com, http://localhost:8080, https://*.example.org/\"" },
        { "Livechat_AllowedDomainsList", "\"*\"" }, { "Livechat_AllowedDomainsList", "\"\"" }, { "Livechat_AllowedDomainsList", "\"https://192.0.2.7:8443\"" },
        { "Livechat_hide_system_messages", "[\"livechat-started\"]" }, { "Livechat_conversation_finished_message", "\"two\\nlines\"" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Value_that_a_setting_cannot_mean_is_refused_and_it_is_said_what_can(string id, string value)
    {
        var fault = Fault(id, value)!;
        Assert.Equal("error-invalid-setting-value", fault.Type);
        Assert.Contains(SettingCatalog.Find(id)!.Allowed, fault.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Value_at_the_edge_of_what_a_setting_means_is_taken(string id, string value) => Assert.Null(Fault(id, value));

    [Fact]
    public void Origins_of_a_list_are_normal_and_bounded()
    {
        Assert.Equal(
            ["https://shop.example.com", "http://localhost:8080"],
            SettingFormats.OriginsOf("HTTPS://Shop.example.com/, http://localhost:8080,https://shop.example.com"));
        Assert.NotNull(SettingFormats.OriginsOf(Origins(SettingFormats.OriginsMax)));
        Assert.Null(SettingFormats.OriginsOf(Origins(SettingFormats.OriginsMax + 1)));

        static string Origins(int count) => string.Join(',', Enumerable.Range(0, count).Select(n => $"https://s{n}.example"));
    }

    [Fact]
    public void Every_setting_takes_its_own_default_and_says_what_it_is_for()
    {
        foreach (var setting in SettingCatalog.All)
        {
            Assert.True(Fault(setting.Id, setting.Default) is null, setting.Id);
            Assert.False(string.IsNullOrWhiteSpace(setting.Summary), setting.Id);
        }

        Assert.Equal(SettingCatalog.All.Length, SettingCatalog.All.Select(setting => setting.Id).Distinct().Count());
    }

    [Fact]
    public void Every_setting_is_read_somewhere()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "SettingCatalog.cs").Select(File.ReadAllText));
        Assert.Empty(SettingCatalog.All.Where(setting => !source.Contains($"\"{setting.Id}\"", StringComparison.Ordinal)).Select(setting => setting.Id));
    }

    [Fact]
    public void Documentation_lists_every_setting_as_it_is()
    {
        var documentation = File.ReadAllText(Path.Combine(Repository, "docs", "settings.md"));
        Assert.DoesNotContain(SettingCatalog.All.Select(Line), line => !documentation.Contains(line, StringComparison.Ordinal));
        Assert.Equal(SettingCatalog.All.Length, documentation.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    [Fact]
    public void Department_that_a_setting_names_must_exist()
    {
        var department = new DepartmentView { DepartmentId = "sales", Profile = new DepartmentProfile("Sales", "", true, true, false, null, null) };
        var workspace = WorkspaceSnapshot.Empty with { Departments = WorkspaceSnapshot.Empty.Departments.Add("sales", department) };
        Assert.Null(Fault("SMS_Default_Omnichannel_Department", "\"sales\"", workspace));
        Assert.Null(Fault("SMS_Default_Omnichannel_Department", "\"\"", workspace));
        Assert.Equal("error-invalid-setting-value", Fault("SMS_Default_Omnichannel_Department", "\"nowhere\"", workspace)!.Type);
    }

    [Fact]
    public void Setting_that_is_gone_cannot_be_changed_and_what_it_was_stays_readable()
    {
        var entry = ContactCenter.Journal.EntryCodec<WorkspaceEntry>.Read(
            "setting-changed", """{"settingId":"Livechat_former_url","value":"\"https://a.b\""}""")!;
        var workspace = WorkspaceRules.Apply(WorkspaceSnapshot.Empty, entry);
        Assert.Equal("https://a.b", workspace.SettingText("Livechat_former_url"));
        Assert.Equal(SettingErrors.NotFound, SettingRules.Change(workspace, "Livechat_former_url", "\"\"").Error);
    }

    private static string Line(SettingDefinition setting) => $"| `{setting.Id}` | `{setting.Default}` | {setting.Allowed} | {setting.Summary} |";

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "ContactCenter.sln"))) folder = folder.Parent;
            return folder.FullName;
        }
    }

    private static Error? Fault(string id, string value, WorkspaceSnapshot? workspace = null)
    {
        using var document = JsonDocument.Parse(value);
        return SettingRules.FindFault(id, document.RootElement, workspace ?? WorkspaceSnapshot.Empty);
    }
}
