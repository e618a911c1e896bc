// Phone page: the softphone of one seat, in a page of its own, so that nothing that happens to the desk is heard.
import '../ui/theme/tokens.css';
import './page/phone.css';
import { connectBridge } from '../ui/bridge/connectBridge';
import { startPhone } from './page/startPhone';

const root = document.querySelector<HTMLElement>('#phone');
if (!root) throw new Error('the page has no place for the phone');
void startPhone(root, connectBridge('phone'), new URLSearchParams(location.search));
