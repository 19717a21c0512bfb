using ContactCenter.Api.Hosting;
using ContactCenter.Silo.Hosting;

var builder = WebApplication.CreateBuilder(args);
if (ClusterSettings.Read(builder.Configuration).IsConfigured) builder.AddContactCenterClient();
else builder.AddContactCenterSilo();
builder.AddContactCenterApi();

var app = builder.Build();
app.MapContactCenterApi();
await app.RunAsync();
