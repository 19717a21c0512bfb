using ContactCenter.Api.Demo;
using ContactCenter.Api.Hosting;
using ContactCenter.Api.Hubs;
using ContactCenter.Silo.Hosting;

var isDemo = args.Contains(DemoMode.Flag);
var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != DemoMode.Flag)]);
if (ClusterSettings.Read(builder.Configuration).IsConfigured) builder.AddContactCenterClient();
else builder.AddContactCenterSilo();
builder.AddContactCenterApi();
builder.Services.AddAgentHub();

await using var app = builder.Build();
app.MapContactCenterApi();
app.MapAgentHub();
if (isDemo) return await app.RunDemoAsync();
await app.RunAsync();
return 0;
