/**
 * Autonomous systems of clouds and hosting companies: few people browse from there. Left out on purpose are those that
 * carry people's relays (Cloudflare 13335, Akamai 36183, Fastly 54113: iCloud Private Relay, WARP).
 */
const DATACENTRE_ASNS = new Set([
  ...[16509, 14618, 8987, 38895, 39111, 7224], // Amazon Web Services
  ...[15169, 396982, 19527], // Google, Google Cloud
  ...[8075, 8068, 8069, 8070, 12076], // Microsoft, Azure
  ...[31898, 792, 7160], // Oracle Cloud
  ...[36351, 2651, 13884], // IBM Cloud, SoftLayer
  ...[37963, 45102, 45103, 45104, 134963], // Alibaba Cloud
  ...[45090, 132203, 132591, 133478], // Tencent Cloud
  ...[55990, 136907, 265443], // Huawei Cloud
  ...[38365, 55967], // Baidu Cloud
  ...[14061, 62567, 200130, 201229, 202018, 202109, 205301, 393406, 394362], // DigitalOcean
  ...[16276, 35540], // OVHcloud
  ...[24940, 212317, 213230], // Hetzner
  ...[48337, 63949], // Akamai Connected Cloud (Linode)
  ...[20473], // Vultr
  ...[12876, 29447], // Scaleway
  ...[7203, 16265, 19148, 28753, 30633, 38930, 59253, 60626, 60781, 133752, 394380, 395954, 396190, 396362], // Leaseweb
  ...[40021, 51167, 141995], // Contabo
  ...[10532, 12200, 15395, 19994, 22720, 27357, 33070, 36248, 39921, 44009, 45187, 53866, 54636, 58683], // Rackspace
  ...[9009, 16247], // M247
  ...[60068, 212238], // DataCamp, CDN77
  ...[8972, 20773, 34011, 61157, 29066], // Host Europe Group
  ...[8560, 15418, 54548], // IONOS
  ...[26496, 44273, 398101], // GoDaddy
  ...[6724, 197540], // Strato, netcup
  ...[8100, 29761], // QuadraNet
  ...[36352, 55286], // ColoCrossing, ServerMania
  ...[40676, 62904, 46844, 35916], // Psychz, Eonix, Sharktech, Multacom
  ...[22612, 26347, 32244, 54641, 55293, 46606, 32475, 30083], // Namecheap, DreamHost, Liquid Web, InMotion, A2, Bluehost, SingleHop
  ...[47583, 204915], // Hostinger
  ...[31034, 34577], // Aruba
  ...[202053, 40509, 54825, 53667, 3842, 63473, 25820], // UpCloud, Fly.io, Equinix Metal, BuyVM, RamNode, HostHatch, IT7
  ...[43350, 49981, 49453, 60404, 58061, 29073, 202425], // NForce, Worldstream, Global Layer, Liteserver, Scalaxy
  ...[7979, 199524, 21859, 202422], // Servers.com, Gcore, Zenlayer
  ...[13213, 25369, 42831, 20860, 34282, 35662], // UK2, Hydra, UKServers, Iomart
  ...[200350, 49505, 9123, 197695, 48282, 29182, 207713], // Yandex Cloud, Selectel, Timeweb, Reg.ru, VDSina, JSC IOT, GIR
  ...[9370, 7684, 9371, 131965], // SAKURA internet
  ...[133380, 134548, 135377, 138915, 139341, 150436], // DXTL, UCloud, Kaopu, Byteplus
  ...[396356, 396303, 62240, 206092, 395839], // Latitude.sh, Clouvider, SecFirewall, HostRoyale
]);

/** Whether an autonomous system belongs to a cloud or hosting company. */
export function isDatacentre(asn: number): boolean {
  return DATACENTRE_ASNS.has(asn);
}
